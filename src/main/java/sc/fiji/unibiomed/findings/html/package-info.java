/**
 * Answers as HTML pages: report, conversation, overview of a batch.
 */
package sc.fiji.unibiomed.findings.html;
