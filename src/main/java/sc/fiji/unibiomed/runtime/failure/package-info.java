/**
 * What can go wrong while a model is loaded or run: one exception for each kind.
 */
package sc.fiji.unibiomed.runtime.failure;
