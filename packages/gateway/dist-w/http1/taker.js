export {};
//# sourceMappingURL=taker.js.map