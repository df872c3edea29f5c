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
package sc.fiji.unibiomed.runtime;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import sc.fiji.unibiomed.checkpoint.Checkpoint;
import sc.fiji.unibiomed.checkpoint.file.CheckpointException;
import sc.fiji.unibiomed.checkpoint.weights.TensorRows;
import sc.fiji.unibiomed.network.Network;
import sc.fiji.unibiomed.onnx.OnnxGraph;
import sc.fiji.unibiomed.runtime.device.CpuDevice;
import sc.fiji.unibiomed.runtime.device.DeviceUse;
import sc.fiji.unibiomed.runtime.device.Devices;
import sc.fiji.unibiomed.runtime.device.Precision;
import sc.fiji.unibiomed.runtime.device.RuntimeOptions;
import sc.fiji.unibiomed.runtime.failure.DeviceException;
import sc.fiji.unibiomed.runtime.failure.InferenceException;
import sc.fiji.unibiomed.runtime.failure.RamException;
import sc.fiji.unibiomed.runtime.library.NativeLibraries;
import sc.fiji.unibiomed.runtime.memory.NativeHeap;
import sc.fiji.unibiomed.runtime.memory.RamCheck;
import sc.fiji.unibiomed.runtime.prepared.ModelNetworks;
import sc.fiji.unibiomed.runtime.session.NativeHandles;
import sc.fiji.unibiomed.util.Cancellation;
import sc.fiji.unibiomed.util.CancelledException;
import sc.fiji.unibiomed.util.Progress;

/**
 * A checkpoint ready to run. Each network is loaded when it is first needed: a question without a picture loads no
 * vision encoder, an answer without {@code [SEG]} loads nothing of SAM 2. Not for several threads at once.
 *
 * <pre>{@code
 * try (LoadedModel model = new LoadedModel(checkpoint, RuntimeOptions.exactOnCpu())) {
 *     RgbImage image = ImageFiles.read(file);
 *     Question question = Question.about(Picture.of(image), "Please segment liver in CT.");
 *     Interpretation answer = new Interpreter(model).interpret(question, InterpretationListener.NONE,
 *         new Cancellation());
 * }
 * }</pre>
 */
public final class LoadedModel implements AutoCloseable {

	private final Checkpoint checkpoint;
	private final DeviceUse device;
	private final RuntimeOptions options;
	private final List<String> remarks;
	private final FiniteCheck finite;
	private final ModelNetworks networks;
	private final NativeHandles handles = new NativeHandles();
	private final Deque<AutoCloseable> closeables = new ArrayDeque<>();
	private final TokenEmbeddings embeddings;
	private final int vocabulary;
	private final TextTokenizer tokenizer;
	private double loadSeconds;
	private Progress preparing = Progress.NONE;
	private Cancellation cancellation = new Cancellation();

	private VisionEncoder visionEncoder;
	private LanguageModel languageModel;
	private ImageEncoder imageEncoder;
	private MaskDecoder maskDecoder;
	private CorrectionDecoder correctionDecoder;
	private ObjectMemory objectMemory;

	/**
	 * @throws CheckpointException if the tokenizer or the token embeddings cannot be read
	 * @throws DeviceException if the device cannot run the precision
	 * @throws RamException if there is not enough memory
	 */
	public LoadedModel(final Checkpoint checkpoint, final RuntimeOptions options) throws CheckpointException {
		if (options.precision() == Precision.HALF && options.device() instanceof CpuDevice) {
			throw new DeviceException(
				"The precision 'half' is for GPUs, and this is the CPU; use exact, fast or compact.");
		}
		if (options.cache() != null) {
			NativeLibraries.published().use(options.cache());
		}
		// Here rather than when the first network loads, so that nothing is done in vain.
		Devices.require(options.device());
		RamCheck.ofThisMachine().require(checkpoint, options);
		final long begin = System.nanoTime();
		this.checkpoint = checkpoint;
		this.device = new DeviceUse(options.device());
		this.options = new RuntimeOptions(device, options.precision(), options.threads(), options.cache(),
			options.shared());
		this.remarks = List.copyOf(checkpoint.remarks());
		this.finite = new FiniteCheck(checkpoint.name(), this.options);
		this.networks = ModelNetworks.of(checkpoint, options);
		opened(networks);
		final TensorRows table = new TensorRows(checkpoint.weights(), checkpoint.tokenEmbedding());
		this.embeddings = new TokenEmbeddings(table);
		this.vocabulary = table.rows();
		this.tokenizer = TextTokenizer.of(checkpoint);
		opened(tokenizer, handles.open("tokenizer"));
		loadSeconds = (System.nanoTime() - begin) / 1e9;
	}

	public Checkpoint checkpoint() {
		return checkpoint;
	}

	/** How the networks run; the device's label names the device that ran, also if another one was asked for. */
	public RuntimeOptions options() {
		return options;
	}

	/** A sentence for each network that failed on the device asked for and ran on the CPU instead. */
	public List<String> deviceNotes() {
		return device.notes();
	}

	/** See {@link Checkpoint#remarks}. */
	public List<String> remarks() {
		return remarks;
	}

	public TextTokenizer tokenizer() {
		return tokenizer;
	}

	public TokenEmbeddings embeddings() {
		return embeddings;
	}

	/** The native objects that this model has open. */
	public NativeHandles handles() {
		return handles;
	}

	/**
	 * Gives memory that answers needed and freed back to the operating system, where this does not happen by itself.
	 */
	public void releaseFreedMemory() {
		NativeHeap.trim();
	}

	/** Seconds spent loading networks so far. */
	public double loadSeconds() {
		return loadSeconds;
	}

	/**
	 * Loads what a question about a picture needs before anything else: two networks, at the same time where both are
	 * missing.
	 */
	public void loadForPicture() {
		if (visionEncoder == null && languageModel == null) {
			timed(this::loadBoth);
		}
		visionEncoder();
		languageModel();
	}

	/**
	 * Whether what {@link #loadForPicture} loads is loaded: then the vision encoder may also be used by another thread.
	 */
	public boolean isReadyForPictures() {
		return visionEncoder != null && languageModel != null;
	}

	/** Whichever of the two can be loaded is registered, also if the other one fails. */
	private VisionEncoder loadBoth() throws CheckpointException {
		final OnnxGraph vision = graph(Network.VISION_ENCODER);
		final CompletableFuture<VisionEncoder> beside = CompletableFuture.supplyAsync(() -> visionEncoder(vision));
		try {
			languageModel = languageModel(languageGraphs());
			opened(languageModel);
		}
		finally {
			visionEncoder = joined(beside);
			opened(visionEncoder);
		}
		return visionEncoder;
	}

	private static <T> T joined(final CompletableFuture<T> future) {
		try {
			return future.join();
		}
		catch (final CompletionException e) {
			if (e.getCause() instanceof CancelledException cancelled) {
				throw cancelled;
			}
			throw e.getCause() instanceof InferenceException failure ? failure : e;
		}
	}

	public VisionEncoder visionEncoder() {
		if (visionEncoder == null) {
			visionEncoder = load(() -> visionEncoder(graph(Network.VISION_ENCODER)));
		}
		return visionEncoder;
	}

	private VisionEncoder visionEncoder(final OnnxGraph graph) {
		return new VisionEncoder(graph, checkpoint.config().imageSize(), finite, handles);
	}

	public LanguageModel languageModel() {
		if (languageModel == null) {
			languageModel = load(() -> languageModel(languageGraphs()));
		}
		return languageModel;
	}

	public ImageEncoder imageEncoder() {
		if (imageEncoder == null) {
			imageEncoder = load(() -> new ImageEncoder(graph(Network.IMAGE_ENCODER),
				checkpoint.config().sam2().imageSize(), options, handles));
		}
		return imageEncoder;
	}

	public MaskDecoder maskDecoder() {
		if (maskDecoder == null) {
			maskDecoder = load(
				() -> new MaskDecoder(graph(Network.SEGMENT_PROMPT), graph(Network.MASK_DECODER), finite, handles));
		}
		return maskDecoder;
	}

	/** Draws again what was drawn, with points, a box or a mask. */
	public CorrectionDecoder correctionDecoder() {
		if (correctionDecoder == null) {
			final MaskDecoder words = maskDecoder();
			correctionDecoder = load(
				() -> new CorrectionDecoder(graph(Network.MASK_CORRECTION), checkpoint, words, finite, handles));
		}
		return correctionDecoder;
	}

	public ObjectMemory objectMemory() {
		if (objectMemory == null) {
			final MaskDecoder decoder = maskDecoder();
			objectMemory = load(() -> new ObjectMemory(graph(Network.MEMORY_ENCODER), graph(Network.MEMORY_ATTENTION),
				decoder, checkpoint.config().sam2(), options, handles));
		}
		return objectMemory;
	}

	/**
	 * Lets somebody follow the loading of networks, which happens when they are first needed, until the result is
	 * closed.
	 *
	 * @param progress told how many weights have been converted of a network that is being prepared
	 * @param cancelled stops a preparation
	 */
	public Watch watchLoading(final Progress progress, final Cancellation cancelled) {
		final Progress formerProgress = preparing;
		final Cancellation formerCancellation = cancellation;
		preparing = progress;
		cancellation = cancelled;
		return () -> {
			preparing = formerProgress;
			cancellation = formerCancellation;
		};
	}

	/** Somebody who follows the loading of networks; closing ends it. */
	public interface Watch extends AutoCloseable {

		@Override
		void close();
	}

	/**
	 * What the language model consists of.
	 *
	 * @param reader reads prompts; {@code null} where the other network does
	 */
	private record LanguageGraphs(OnnxGraph reader, OnnxGraph writer) {}

	private LanguageGraphs languageGraphs() throws CheckpointException {
		return options.precision().readsPromptsApart()
			? new LanguageGraphs(graph(Network.PROMPT_READER), graph(Network.TOKEN_WRITER))
			: new LanguageGraphs(null, graph(Network.LANGUAGE_MODEL));
	}

	private LanguageModel languageModel(final LanguageGraphs graphs) {
		return new LanguageModel(graphs.reader(), graphs.writer(), checkpoint.config().language(), vocabulary, finite,
			handles);
	}

	private OnnxGraph graph(final Network network) throws CheckpointException {
		return networks.graph(network, preparing, cancellation);
	}

	/** Makes one network. */
	private interface Loader<T> {

		T load() throws CheckpointException;
	}

	private <T extends AutoCloseable> T load(final Loader<T> loader) {
		return timed(() -> {
			final T network = loader.load();
			opened(network);
			return network;
		});
	}

	private <T> T timed(final Loader<T> loader) {
		final long begin = System.nanoTime();
		try {
			final T network = loader.load();
			NativeHeap.trim();
			return network;
		}
		catch (final CheckpointException e) {
			throw new InferenceException(e.getMessage(), e);
		}
		finally {
			loadSeconds += (System.nanoTime() - begin) / 1e9;
		}
	}

	private void opened(final AutoCloseable... resources) {
		for (final AutoCloseable resource : resources) {
			closeables.push(resource);
		}
	}

	/** Closes everything native, last opened first. */
	@Override
	public void close() {
		RuntimeException failure = null;
		while (!closeables.isEmpty()) {
			try {
				closeables.pop().close();
			}
			catch (final Exception e) {
				if (failure == null) {
					failure = new InferenceException("The model could not be closed.", e);
				}
				else {
					failure.addSuppressed(e);
				}
			}
		}
		if (failure != null) {
			throw failure;
		}
	}
}
