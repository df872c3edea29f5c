/**
 * How a question about an image is asked: the five tasks with the words that the model was trained on; whole, in
 * fields, plane by plane, followed from a plane, or around regions.
 */
package sc.fiji.unibiomed.interpret.ask;
