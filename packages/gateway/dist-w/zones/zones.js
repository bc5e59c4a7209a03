export {};
//# sourceMappingURL=zones.js.map