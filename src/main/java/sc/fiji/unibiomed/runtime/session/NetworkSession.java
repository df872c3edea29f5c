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
package sc.fiji.unibiomed.runtime.session;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import sc.fiji.unibiomed.onnx.OnnxGraph;
import sc.fiji.unibiomed.runtime.device.Device;
import sc.fiji.unibiomed.runtime.device.RuntimeOptions;
import sc.fiji.unibiomed.runtime.failure.InferenceException;
import sc.fiji.unibiomed.runtime.library.OnnxRuntime;
import sc.fiji.unibiomed.runtime.library.RunningNetworks;
import sc.fiji.unibiomed.util.Cancellation;

/**
 * One network, loaded. ONNX Runtime is used directly rather than through DJL's models, because these cannot write into
 * buffers of the caller's, cannot be stopped in the middle of a run, and fail in a process where another plugin started
 * ONNX Runtime first.
 */
public final class NetworkSession implements AutoCloseable {

	private final String name;
	private final DeviceSession session;
	/** One for all runs, so that the thousands of an answer allocate nothing. */
	private final OrtSession.RunOptions run;
	private final NativeHandles handles;
	private final NativeHandles.Handle handle;

	public NetworkSession(final OnnxGraph graph, final RuntimeOptions options, final NativeHandles handles) {
		this.name = graph.name();
		this.handles = handles;
		try {
			session = new DeviceSession(name, options.device(), device -> open(graph, options, device));
			run = new OrtSession.RunOptions();
		}
		catch (final OrtException e) {
			throw new InferenceException(
				"The network '" + name + "' could not be loaded: " + OnnxRuntime.oneLine(e) + ".", e);
		}
		this.handle = handles.open("session " + name);
	}

	private static OrtSession open(final OnnxGraph graph, final RuntimeOptions options, final Device device)
		throws OrtException
	{
		final OrtEnvironment environment = OnnxRuntime.environment();
		try (RunningNetworks.Run loading = OnnxRuntime.networks().begin(new Cancellation());
			OrtSession.SessionOptions settings = new OrtSession.SessionOptions())
		{
			settings.setIntraOpNumThreads(options.threads());
			settings.setInterOpNumThreads(1);
			// Plans of where tensors go take a third more memory than without them, and no less time
			// (docs/dev/benchmarks.md).
			settings.setMemoryPatternOptimization(false);
			// An addition and Gelu take less time one after the other than as ONNX Runtime's BiasGelu
			// (docs/dev/benchmarks.md).
			settings.addConfigEntry("optimization.disable_specified_optimizers", "BiasGeluFusion");
			if (graph.weightsFolder() != null) {
				settings.addConfigEntry("session.model_external_initializers_file_folder_path",
					graph.weightsFolder().toString());
			}
			device.addTo(settings, options.precision());
			return environment.createSession(graph.model(), settings);
		}
	}

	/** Runs the network and returns the outputs asked for; the caller closes them. */
	public Map<String, Tensor> run(final Map<String, Tensor> inputs, final Set<String> outputs,
		final Cancellation cancellation)
	{
		final Map<String, Tensor> results = new LinkedHashMap<>();
		// The result object is not closed here: its tensors live on in the map.
		final OrtSession.Result result = execute(inputs, outputs, Map.of(), cancellation);
		for (final String output : outputs) {
			results.put(output, Tensor.result(handles, (OnnxTensor) result.get(output).orElseThrow()));
		}
		return results;
	}

	/** Runs the network with all its outputs written into the given tensors. */
	public void runInto(final Map<String, Tensor> inputs, final Map<String, Tensor> outputs,
		final Cancellation cancellation)
	{
		final Map<String, OnnxValue> pinned = new HashMap<>();
		outputs.forEach((key, tensor) -> pinned.put(key, tensor.onnx()));
		execute(inputs, Set.of(), pinned, cancellation);
	}

	private OrtSession.Result execute(final Map<String, Tensor> inputs, final Set<String> outputs,
		final Map<String, OnnxValue> pinned, final Cancellation cancellation)
	{
		cancellation.check();
		final Map<String, OnnxTensor> tensors = new HashMap<>();
		inputs.forEach((key, tensor) -> tensors.put(key, tensor.onnx()));
		// What stopped the run before is no business of this one.
		terminate(false);
		try (RunningNetworks.Run now = OnnxRuntime.networks().begin(cancellation);
			Cancellation.Registration stop = cancellation.onCancel(() -> terminate(true)))
		{
			return session.run(tensors, outputs, pinned, run, cancellation);
		}
		catch (final OrtException e) {
			cancellation.check();
			throw new InferenceException("The network '" + name + "' failed: " + OnnxRuntime.oneLine(e) + ".", e);
		}
	}

	private void terminate(final boolean now) {
		try {
			run.setTerminate(now);
		}
		catch (final OrtException e) {
			throw new InferenceException("The network '" + name + "' could not be stopped.", e);
		}
	}

	@Override
	public void close() {
		try {
			run.close();
			session.close();
		}
		catch (final OrtException e) {
			throw new InferenceException("The network '" + name + "' could not be closed.", e);
		}
		finally {
			handle.close();
		}
	}
}
