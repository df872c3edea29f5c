/**
 * The commands that ask about one image: the five tasks, and {@code interpret}.
 */
package sc.fiji.unibiomed.cli.question;
