package sc.fiji.unibiomed.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import sc.fiji.unibiomed.runtime.Devices;

/** Lists the devices. */
@Command(name = "devices", mixinStandardHelpOptions = true, description = "Lists what the networks can run on, and why something cannot be used.")
final class DevicesCommand implements Callable<Integer> {

	@Spec
	private CommandSpec spec;

	@Override
	public Integer call() {
		final PrintWriter out = spec.commandLine().getOut();
		for (final Devices.Status status : Devices.list()) {
			out.printf("%-8s %-12s %s%n", status.label(), status.usable() ? "usable" : "not usable", status.remark());
		}
		out.flush();
		return ExitCode.DONE;
	}
}
