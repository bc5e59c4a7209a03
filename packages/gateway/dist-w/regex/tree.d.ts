import type { Node } from './ast.ts';
/** The nodes directly within a node, in the pattern's order. */
export declare function childrenOf(node: Node): readonly Node[];
/** The branches of a group's body; one if it has no `|`. */
export declare function branchesOf(body: Node): readonly Node[];
/** The numbers of the groups within a node, its own included; a number that (?|…) gives twice comes twice. */
export declare function capturesWithin(node: Node, found?: number[]): number[];
/** Whether a node may match without taking a byte; true when in doubt (a reference to an empty group). */
export declare function isNullable(node: Node): boolean;
//# sourceMappingURL=tree.d.ts.map