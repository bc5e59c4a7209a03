export {};
//# sourceMappingURL=request-content.js.map