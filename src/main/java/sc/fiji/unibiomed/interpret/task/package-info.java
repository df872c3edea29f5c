/**
 * A question as a task that is done from files to files: pictures and regions are read, the question is asked in the chosen
 * way, and the answer is written.
 */
package sc.fiji.unibiomed.interpret.task;
