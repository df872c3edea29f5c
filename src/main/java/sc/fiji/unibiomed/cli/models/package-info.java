/**
 * The command {@code models} and its subcommands.
 */
package sc.fiji.unibiomed.cli.models;
