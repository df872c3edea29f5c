/**
 * The assistant: a window beside an image, in which the user talks with the model about it.
 */
package sc.fiji.unibiomed.imagej.assistant;
