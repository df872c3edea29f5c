/**
 * How much RAM a model needs, how much there is, and the refusal before too little is left.
 */
package sc.fiji.unibiomed.runtime.memory;
