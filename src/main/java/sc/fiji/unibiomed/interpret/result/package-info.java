/**
 * An answer as files: answer.json, masks, overlay, checksums, and the measured findings for exports.
 */
package sc.fiji.unibiomed.interpret.result;
