/**
 * One entry of a batch from claim to result: reading, asking, retrying, writing; and the tables of all
 * entries.
 */
package sc.fiji.unibiomed.batch.task;
