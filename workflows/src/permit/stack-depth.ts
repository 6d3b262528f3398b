/**
 * How many frames an error in the sandbox keeps: loaded before any permit, because afterwards `Error` is frozen there.
 *
 * The SDK takes the stack of every promise as it is made, and looks each frame up in the source map, for a query that tells what a workflow waits for. That was a
 * third of the worker's processor time, and a permit tells what it waits for in words (`operators.ts`). Two frames are the hook's own, so that nothing is
 * looked up for promises; an error still says where it was thrown and from where that was called.
 */
Error.stackTraceLimit = 2;

export {};
