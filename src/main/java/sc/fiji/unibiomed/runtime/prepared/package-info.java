/**
 * Networks written once from a checkpoint and kept on disk: the folder of prepared models, its checks and
 * locks.
 */
package sc.fiji.unibiomed.runtime.prepared;
