/**
 * The table in the findings window: columns, cells, selection.
 */
package sc.fiji.unibiomed.imagej.review.table;
