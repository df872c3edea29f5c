/**
 * Options that several commands share, and what they choose.
 */
package sc.fiji.unibiomed.cli.option;
