package sc.fiji.unibiomed.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import sc.fiji.unibiomed.checkpoint.Checkpoint;
import sc.fiji.unibiomed.models.CacheFolder;
import sc.fiji.unibiomed.network.NetworkGraphs;
import sc.fiji.unibiomed.onnx.OnnxGraph;
import sc.fiji.unibiomed.runtime.GraphCache;
import sc.fiji.unibiomed.runtime.LoadedModel;
import sc.fiji.unibiomed.runtime.RuntimeOptions;

/** Builds a model's graphs. */
@Command(name = "prepare", mixinStandardHelpOptions = true, sortOptions = false, sortSynopsis = false, description = "Builds a model's graphs, keeps them in the cache folder, and loads each once to see that it works.")
final class PrepareCommand implements Callable<Integer> {

	@Spec
	private CommandSpec spec;

	@Option(names = "--model", required = true, paramLabel = "MODEL", description = ModelOptions.MODEL)
	private String model;

	@Mixin
	private ModelOptions options;

	@Override
	public Integer call() throws IOException {
		final PrintWriter out = spec.commandLine().getOut();
		final RuntimeOptions runtime = options.runtime();
		final Checkpoint checkpoint = ModelOptions.open(model);
		try (LoadedModel loaded = new LoadedModel(checkpoint, runtime)) {
			final long begin = System.nanoTime();
			final List<OnnxGraph> graphs = NetworkGraphs.all(checkpoint);
			final GraphCache cache = new GraphCache(CacheFolder.ofUser().path(), checkpoint, runtime.precision());
			final List<Path> files = cache.write(graphs);
			out.printf(Locale.ROOT, "%s, %s, written in %.1f s to %s%n", checkpoint.name(), runtime.precision().label(), seconds(
				begin), cache.folder());
			for (final Path file : files) {
				out.printf(Locale.ROOT, "  %-22s %,9.1f KiB%n", file.getFileName(), Files.size(file) / 1024.0);
			}
			long weights = 0;
			for (final Path file : checkpoint.weights().files()) {
				weights += Files.size(file);
			}
			out.printf(Locale.ROOT, "  %-22s %,9.1f MiB, used where they are%n", "weights", weights / 1048576.0);
			report(out, "vision encoder", loaded::visionEncoder);
			report(out, "language model", loaded::languageModel);
			report(out, "image encoder", loaded::imageEncoder);
			report(out, "mask decoder", loaded::maskDecoder);
			report(out, "object memory", loaded::objectMemory);
			out.printf(Locale.ROOT, "ready; peak memory %,d MiB%n", PeakMemory.mebibytes());
			out.flush();
		}
		return ExitCode.DONE;
	}

	private static void report(final PrintWriter out, final String name, final Runnable load) {
		final long begin = System.nanoTime();
		load.run();
		out.printf(Locale.ROOT, "  %-22s loads in %.1f s%n", name, seconds(begin));
		out.flush();
	}

	private static double seconds(final long begin) {
		return (System.nanoTime() - begin) / 1e9;
	}
}
