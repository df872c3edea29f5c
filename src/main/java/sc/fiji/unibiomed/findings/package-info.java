/**
 * The result as data: findings with their phrases, masks, measurements and confidences, and their export to files.
 */
package sc.fiji.unibiomed.findings;
