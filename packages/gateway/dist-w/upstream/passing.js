export {};
//# sourceMappingURL=passing.js.map