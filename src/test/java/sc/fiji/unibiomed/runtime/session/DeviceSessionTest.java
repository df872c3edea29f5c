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

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import sc.fiji.unibiomed.onnx.Dimension;
import sc.fiji.unibiomed.onnx.ElementType;
import sc.fiji.unibiomed.onnx.GraphBuilder;
import sc.fiji.unibiomed.onnx.OnnxGraph;
import sc.fiji.unibiomed.onnx.Operators;
import sc.fiji.unibiomed.onnx.Value;
import sc.fiji.unibiomed.runtime.device.Device;
import sc.fiji.unibiomed.runtime.device.DeviceUse;
import sc.fiji.unibiomed.runtime.device.Precision;
import sc.fiji.unibiomed.runtime.library.OnnxRuntime;
import sc.fiji.unibiomed.testing.RefusingDevice;
import sc.fiji.unibiomed.util.Cancellation;

/** What happens to a session whose device fails. */
class DeviceSessionTest {

	private static final float[] INPUT = { -1, 2, -3 };
	private static final float[] OUTPUT = { 0, 2, 0 };

	private final OrtEnvironment environment = OnnxRuntime.environment();
	private final List<String> opened = new ArrayList<>();

	@Test
	void aDeviceThatWorksIsUsed() throws OrtException {
		final DeviceUse device = new DeviceUse(new RefusingDevice(1));
		try (DeviceSession session = new DeviceSession("network", device, on -> open(on, works()))) {
			assertArrayEquals(OUTPUT, run(session, new Cancellation()));
		}
		assertEquals(List.of("cuda:0"), opened);
		assertEquals("cuda:0", device.label());
		assertEquals(List.of(), device.notes());
	}

	@Test
	void aDeviceThatRefusesANetworkIsReplacedByTheCpu() throws OrtException {
		final DeviceUse device = new DeviceUse(new RefusingDevice(0));
		try (DeviceSession session = new DeviceSession("image-encoder", device, on -> open(on, works()))) {
			assertArrayEquals(OUTPUT, run(session, new Cancellation()));
		}
		assertEquals(List.of("cuda:0", "cpu"), opened);
		assertEquals(
			List.of(
				"The image encoder could not run on cuda:0 and ran on the CPU instead: " + RefusingDevice.REASON + "."),
			device.notes());
	}

	@Test
	void aRunThatFailsOnTheDeviceIsRepeatedOnTheCpuAndStaysThere() throws OrtException {
		final DeviceUse device = new DeviceUse(new RefusingDevice(1));
		try (DeviceSession session = new DeviceSession("image-encoder", device,
			on -> open(on, on.isCpu() ? works() : failsWhenRun())))
		{
			assertEquals("cuda:0", device.label());
			assertArrayEquals(OUTPUT, run(session, new Cancellation()));
			assertArrayEquals(OUTPUT, run(session, new Cancellation()));
		}
		assertEquals(List.of("cuda:0", "cpu"), opened);
		assertEquals("cpu", device.label());
		assertTrue(
			device.notes().get(0).startsWith("The image encoder could not run on cuda:0 and ran on the CPU instead: "),
			device.notes().get(0));
	}

	@Test
	void aCancelIsNoFailureOfTheDevice() throws OrtException {
		final DeviceUse device = new DeviceUse(new RefusingDevice(1));
		final Cancellation cancelled = new Cancellation();
		cancelled.cancel();
		try (DeviceSession session = new DeviceSession("network", device, on -> open(on, failsWhenRun()))) {
			assertThrows(OrtException.class, () -> run(session, cancelled));
		}
		assertEquals(List.of("cuda:0"), opened);
		assertEquals(List.of(), device.notes());
	}

	@Test
	void theCpuHasNoReplacement() throws OrtException {
		try (DeviceSession session = new DeviceSession("network", Device.CPU, on -> open(on, failsWhenRun()))) {
			assertThrows(OrtException.class, () -> run(session, new Cancellation()));
		}
		assertEquals(List.of("cpu"), opened);
	}

	@Test
	void aNetworkThatNoDeviceLoadsFailsWithBothReasons() {
		final DeviceUse device = new DeviceUse(new RefusingDevice(0));
		final OrtException failure = assertThrows(OrtException.class,
			() -> new DeviceSession("network", device, on -> open(on, new byte[] { 1, 2, 3 })));
		assertTrue(failure.getSuppressed()[0].getMessage().contains(RefusingDevice.REASON));
		assertEquals(List.of(), device.notes());
	}

	@Test
	void theLabelNamesTheNetworksThatRunElsewhere() {
		final DeviceUse device = new DeviceUse(new RefusingDevice(0));
		device.opened("vision-encoder");
		device.opened("image-encoder");
		device.gaveUp("image-encoder", "out of memory");
		assertEquals("cuda:0, image encoder on cpu", device.label());
		device.gaveUp("vision-encoder", "out of memory");
		assertEquals("cpu", device.label());
	}

	@Test
	void codesAndSourceFilesOfOnnxRuntimeAreLeftOut() {
		assertEquals("Failed to load library", OnnxRuntime.inWords(new OrtException(OrtException.OrtErrorCode.ORT_FAIL,
			"/src/provider_bridge.cc:1988 Provider& Get() [ONNXRuntimeError] : 1 : FAIL : Failed to load library.\n")));
	}

	private OrtSession open(final Device device, final byte[] model) throws OrtException {
		opened.add(device.isCpu() ? "cpu" : device.label());
		try (OrtSession.SessionOptions settings = new OrtSession.SessionOptions()) {
			device.addTo(settings, Precision.EXACT);
			return environment.createSession(model, settings);
		}
	}

	private float[] run(final DeviceSession session, final Cancellation cancellation) throws OrtException {
		try (
			OnnxTensor input = OnnxTensor.createTensor(environment, FloatBuffer.wrap(INPUT),
				new long[] { INPUT.length });
			OrtSession.RunOptions options = new OrtSession.RunOptions();
			OrtSession.Result result = session.run(Map.of("x", input), Set.of("y"), Map.of(), options, cancellation))
		{
			return (float[]) result.get(0).getValue();
		}
	}

	private static byte[] works() {
		final GraphBuilder graph = new GraphBuilder("works");
		final Value x = graph.input("x", ElementType.FLOAT, Dimension.named("n"));
		graph.output("y", new Operators(graph).relu(x), ElementType.FLOAT, Dimension.named("n"));
		return built(graph);
	}

	/** Three values are no table of two columns, which shows only when they are there. */
	private static byte[] failsWhenRun() {
		final GraphBuilder graph = new GraphBuilder("fails");
		final Value x = graph.input("x", ElementType.FLOAT, Dimension.named("n"));
		graph.output("y", new Operators(graph).reshape(x, -1, 2), ElementType.FLOAT, Dimension.named("rows"),
			Dimension.of(2));
		return built(graph);
	}

	private static byte[] built(final GraphBuilder graph) {
		final OnnxGraph built = graph.build();
		return built.model();
	}
}
