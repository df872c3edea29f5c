/**
 * Results as files that other software reads: table, polygons, COCO annotations, label image and a report for people. Each
 * file says where it comes from and appears whole or not at all.
 */
package sc.fiji.unibiomed.findings.export;
