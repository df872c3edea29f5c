/**
 * Images that are larger than what the model sees at once: looked at in overlapping fields of view, as under a microscope,
 * whose answers and masks are made one. A large image is never in memory as a whole.
 */
package sc.fiji.unibiomed.interpret.large;
