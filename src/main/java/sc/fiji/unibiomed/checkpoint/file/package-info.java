/**
 * Files of a checkpoint as such: JSON that is checked while it is read, and the exception that names file and
 * entry.
 */
package sc.fiji.unibiomed.checkpoint.file;
