/**
 * What a batch is to do: folder or manifest, entries, settings, shards, and the identity of a task.
 */
package sc.fiji.unibiomed.batch.plan;
