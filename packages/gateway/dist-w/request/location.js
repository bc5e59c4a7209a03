export {};
//# sourceMappingURL=location.js.map