import { wordBytes } from './byte-classes.js';
import { otherCase } from './byte-set.js';
import { limitError } from './error.js';
/** PCRE2 gives up after this many steps too (MATCH_LIMIT). */
const maxSteps = 10_000_000;
/**
 * Finds the first match at or after `from` by backtracking, in PCRE2's order of trial; null if there is none. Throws
 * RegexError (`ERR_REGEX_LIMIT`) if looking for it takes more than PCRE2's limit of ten million steps: "no match"
 * would be an answer that a client could bring about.
 */
export function runProgram(program, subject, from = 0) {
    const slots = new Int32Array(program.slots);
    const run = { program, subject, slots, stack: [], at: from, steps: 0 };
    for (let start = from; start <= subject.length; start++) {
        slots.fill(-1);
        run.stack.length = 0;
        run.at = start;
        slots[0] = start;
        if (matchHere(run))
            return readCaptures(run);
        if (run.steps > maxSteps)
            throw limitError();
    }
    return null;
}
function readCaptures(run) {
    const { slots, subject, program } = run;
    slots[1] = run.at;
    return Array.from({ length: program.captures + 1 }, (_, group) => {
        const start = slots[2 * group] ?? -1;
        return start < 0 ? undefined : subject.slice(start, slots[2 * group + 1]);
    });
}
function matchHere(run) {
    const { code } = run.program;
    let pc = 0;
    while (run.steps++ <= maxSteps) {
        const instruction = code[pc];
        if (instruction === undefined || instruction.op === 'match')
            return true;
        pc = step(run, instruction, pc);
        if (pc < 0)
            pc = backtrack(run, 0);
        if (pc < 0)
            return false;
    }
    return false;
}
/** Runs one instruction; gives the next one's index, -1 for a failure. */
function step(run, instruction, pc) {
    const { subject, slots, stack } = run;
    switch (instruction.op) {
        case 'byte':
            return subject.charCodeAt(run.at) === instruction.code ? advance(run, 1, pc) : -1;
        case 'bytes':
            // A character that is no byte counts as byte 255, as it does in the classes that setSource writes.
            return instruction.set[Math.min(subject.charCodeAt(run.at), 255)] === 1 ? advance(run, 1, pc) : -1;
        case 'assertion':
            return holds(instruction.kind, subject, run.at) ? pc + 1 : -1;
        case 'split':
            stack.push(instruction.second, run.at);
            return instruction.first;
        case 'jump':
            return instruction.to;
        case 'save':
            return setSlot(run, instruction.slot, run.at, pc);
        case 'close':
            setSlot(run, 2 * instruction.group, slots[instruction.opened] ?? -1, pc);
            return setSlot(run, 2 * instruction.group + 1, run.at, pc);
        case 'reference':
            return matchReference(run, instruction.group, instruction.caseless, pc);
        case 'mark':
            setSlot(run, instruction.slot, -1, pc);
            slots[instruction.slot] = stack.length;
            return pc + 1;
        case 'cut':
            dropChoices(stack, slots[instruction.slot] ?? 0);
            return pc + 1;
        case 'negate':
            return unwind(run, slots[instruction.slot] ?? 0);
        case 'restore':
            run.at = slots[instruction.slot] ?? 0;
            return pc + 1;
        case 'back':
            return run.at < instruction.count ? -1 : advance(run, -instruction.count, pc);
        case 'again':
            if (run.at === slots[instruction.slot])
                return pc + 1;
            stack.push(instruction.lazy ? instruction.body : pc + 1, run.at);
            return instruction.lazy ? pc + 1 : instruction.body;
        case 'match':
            return pc;
    }
}
function advance(run, bytes, pc) {
    run.at += bytes;
    return pc + 1;
}
function setSlot(run, slot, value, pc) {
    run.stack.push(-1 - slot, run.slots[slot] ?? -1);
    run.slots[slot] = value;
    return pc + 1;
}
/** Takes back slots until the last choice above `height`, and goes on there; -1 if there is none. */
function backtrack(run, height) {
    const { stack, slots } = run;
    while (stack.length > height) {
        const value = stack.pop() ?? -1;
        const target = stack.pop() ?? -1;
        if (target >= 0) {
            run.at = value;
            return target;
        }
        slots[-1 - target] = value;
    }
    return -1;
}
/** A negative look-around has matched: takes back all that it did, and fails. */
function unwind(run, height) {
    while (backtrack(run, height) >= 0)
        ;
    return -1;
}
/** Removes the choices above `height`, keeping the former values of slots for whoever backtracks past them. */
function dropChoices(stack, height) {
    let kept = height;
    for (let index = height; index < stack.length; index += 2) {
        const target = stack[index] ?? 0;
        if (target >= 0)
            continue;
        stack[kept++] = target;
        stack[kept++] = stack[index + 1] ?? -1;
    }
    stack.length = kept;
}
function matchReference(run, group, caseless, pc) {
    const { slots, subject } = run;
    const start = slots[2 * group] ?? -1;
    if (start < 0)
        return -1;
    const length = (slots[2 * group + 1] ?? start) - start;
    run.steps += length;
    for (let index = 0; index < length; index++) {
        const wanted = subject.charCodeAt(start + index);
        const found = subject.charCodeAt(run.at + index);
        if (found !== wanted && !(caseless && found === otherCase(wanted)))
            return -1;
    }
    return advance(run, length, pc);
}
function holds(kind, subject, at) {
    const end = subject.length;
    switch (kind) {
        case 'subject-start':
            return at === 0;
        case 'subject-end':
            return at === end;
        case 'subject-end-or-last-newline':
            return at === end || (at === end - 1 && subject[at] === '\n');
        case 'line-start':
            return at === 0 || (at < end && subject[at - 1] === '\n');
        case 'line-end':
            return at === end || subject[at] === '\n';
        case 'word-boundary':
            return isWord(subject, at - 1) !== isWord(subject, at);
        case 'not-word-boundary':
            return isWord(subject, at - 1) === isWord(subject, at);
    }
}
function isWord(subject, at) {
    return wordBytes[subject.charCodeAt(at)] === 1;
}
//# sourceMappingURL=machine.js.map