/**
 * Models between computers: downloading, exporting and importing, verifying.
 */
package sc.fiji.unibiomed.models.transfer;
