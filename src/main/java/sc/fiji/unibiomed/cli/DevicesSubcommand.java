/*-
 * #%L
 * UniBiomed for Fiji: grounded vision-language models in ImageJ.
 * %%
 * Copyright (C) 2026 UniBiomed for Fiji developers
 * %%
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * #L%
 */
package sc.fiji.unibiomed.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import sc.fiji.unibiomed.cli.terminal.ExitCode;
import sc.fiji.unibiomed.cli.terminal.Messages;
import sc.fiji.unibiomed.cli.terminal.SignalCancellation;
import sc.fiji.unibiomed.cli.terminal.TransferLine;
import sc.fiji.unibiomed.models.CudaPackage;
import sc.fiji.unibiomed.models.store.CacheFolder;
import sc.fiji.unibiomed.runtime.device.Devices;
import sc.fiji.unibiomed.runtime.library.NativeLibraries;

/** Lists the devices, and fetches what a GPU needs. */
@Command(name = "devices", mixinStandardHelpOptions = true, sortOptions = false,
	customSynopsis = "unibiomed devices [--fetch-cuda] [OPTIONS]",
	description = "Lists the devices that a model can run on, and why one of them cannot be used.",
	footerHeading = "%nExamples:%n", footer = { "  unibiomed devices", "  unibiomed devices --fetch-cuda" })
final class DevicesSubcommand implements Callable<Integer> {

	@Spec
	private CommandSpec spec;

	@Option(names = "--fetch-cuda",
		description = { "First download ONNX Runtime's libraries for NVIDIA GPUs, unless they are there.",
			"The environment variable " + CudaPackage.VARIABLE + " names another Maven repository than SciJava's." })
	private boolean fetchCuda;

	@Override
	public Integer call() throws IOException {
		final CudaPackage cuda = CudaPackage.in(CacheFolder.ofUser());
		if (fetchCuda) {
			fetch(cuda);
		}
		cuda.libraries().use();
		NativeLibraries.published().use(CacheFolder.ofUser().own());
		final PrintWriter out = spec.commandLine().getOut();
		for (final Devices.Status status : Devices.list()) {
			out.printf("%-8s %-12s %s%n", status.label(), status.usable() ? "usable" : "not usable", status.remark());
		}
		out.flush();
		return ExitCode.DONE;
	}

	private void fetch(final CudaPackage cuda) throws IOException {
		final Messages messages = Messages.of(spec);
		try (SignalCancellation stop = new SignalCancellation(); TransferLine line = new TransferLine(messages)) {
			messages.say(
				"Downloading " + cuda.repository().resolve(cuda.build().file()) + ", " + cuda.build().size() + " …");
			cuda.fetch(line, stop.cancellation());
			messages.say("The libraries are in " + cuda.libraries().folder() + ".");
		}
	}
}
