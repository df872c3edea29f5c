/**
 * What is printed: progress, tables, errors; exit codes, and stopping on a signal.
 */
package sc.fiji.unibiomed.cli.terminal;
