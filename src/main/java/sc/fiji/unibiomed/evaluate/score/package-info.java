/**
 * Items, tasks and metrics: what one answer scores, and the means of groups.
 */
package sc.fiji.unibiomed.evaluate.score;
