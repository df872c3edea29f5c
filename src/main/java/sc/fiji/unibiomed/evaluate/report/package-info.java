/**
 * Tables, plots and the report of an evaluation.
 */
package sc.fiji.unibiomed.evaluate.report;
