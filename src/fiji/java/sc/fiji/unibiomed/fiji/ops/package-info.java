/**
 * UniBiomed among the operations of ImageJ Ops and of SciJava Ops.
 */
package sc.fiji.unibiomed.fiji.ops;
