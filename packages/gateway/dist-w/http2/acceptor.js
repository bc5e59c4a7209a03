export {};
//# sourceMappingURL=acceptor.js.map