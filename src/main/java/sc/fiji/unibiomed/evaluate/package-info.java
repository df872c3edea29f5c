/**
 * How well a model does on a data set with known answers: one run over all items, resumable.
 */
package sc.fiji.unibiomed.evaluate;
