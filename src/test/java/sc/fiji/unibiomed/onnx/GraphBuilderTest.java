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
package sc.fiji.unibiomed.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;

/** Graphs that are written here are run by ONNX Runtime. */
class GraphBuilderTest {

	private static final long[] ROWS = { 3, 2 };

	@Test
	void aBodyIsRunForEachSliceWithTheConstantsOfTheWhole() throws OrtException {
		final GraphBuilder graph = new GraphBuilder("test");
		final Operators ops = new Operators(graph);
		final Value x = graph.input("x", ElementType.FLOAT, Dimension.of(3), Dimension.of(2));
		final Value ten = graph.scalar(10);
		final GraphBuilder body = graph.body();
		final Value slice = body.input("slice", ElementType.FLOAT, Dimension.of(2));
		final Operators inside = new Operators(body);
		body.output("tens", inside.multiply(slice, ten), ElementType.FLOAT, Dimension.of(2));
		body.output("more", inside.add(slice, body.scalar(0.5f)), ElementType.FLOAT, Dimension.of(2));
		final Value[] results = graph.scan(body, x);
		graph.output("y", ops.add(results[0], results[1]), ElementType.FLOAT, Dimension.of(3), Dimension.of(2));

		// 10·x + (x + 0.5)
		assertArrayEquals(new float[] { 11.5f, 22.5f, 33.5f, 44.5f, 55.5f, 66.5f }, run(graph, 1, 2, 3, 4, 5, 6));
	}

	@Test
	void severalInputsAreSlicedTogether() throws OrtException {
		final GraphBuilder graph = new GraphBuilder("test");
		final Value x = graph.input("x", ElementType.FLOAT, Dimension.of(3), Dimension.of(2));
		final Value turned = graph.node("Neg", x);
		final GraphBuilder body = graph.body();
		final Value a = body.input("a", ElementType.FLOAT, Dimension.of(2));
		final Value b = body.input("b", ElementType.FLOAT, Dimension.of(2));
		body.output("product", new Operators(body).multiply(a, b), ElementType.FLOAT, Dimension.of(2));
		graph.output("y", graph.scan(body, x, turned)[0], ElementType.FLOAT, Dimension.of(3), Dimension.of(2));

		assertArrayEquals(new float[] { -1, -4, -9, -16, -25, -36 }, run(graph, 1, 2, 3, 4, 5, 6));
	}

	/** Row 1 2 has the mean 1.5 and the deviation 0.5: −1 and 1. Row 3 7: the same. Row 4 4 has none: zeros. */
	@Test
	void rowsAreNormalisedOneByOne() throws OrtException {
		final GraphBuilder graph = new GraphBuilder("test");
		final Value x = graph.input("x", ElementType.FLOAT, Dimension.of(3), Dimension.of(2));
		final Operators ops = new Operators(graph);
		graph.output("y",
			ops.rowNorm(x, graph.constant(new float[] { 2, 3 }, 2), graph.constant(new float[] { 5, 6 }, 2), 1e-12),
			ElementType.FLOAT, Dimension.of(3), Dimension.of(2));

		assertArrayEquals(new float[] { 3, 9, 3, 9, 5, 6 }, run(graph, 1, 2, 3, 7, 4, 4), 1e-5f);
	}

	/** x + x + bias: 1 2 becomes 1 6, and after normalisation −1 and 1. */
	@Test
	void sumsAreNormalisedAndGivenOut() throws OrtException {
		final GraphBuilder graph = new GraphBuilder("test");
		final Value x = graph.input("x", ElementType.FLOAT, Dimension.of(3), Dimension.of(2));
		final Operators ops = new Operators(graph);
		final Value ones = graph.constant(new float[] { 1, 1 }, 2);
		final Value[] results = ops.addAndNorm(x, x, graph.constant(new float[] { -1, 2 }, 2), ones,
			graph.constant(new float[] { 0, 0 }, 2), 1e-12);
		graph.output("y", ops.add(results[0], ops.multiply(results[1], 100)), ElementType.FLOAT, Dimension.of(3),
			Dimension.of(2));

		assertArrayEquals(new float[] { 1 - 100, 6 + 100, 5 - 100, 16 + 100, 7 - 100, 10 + 100 },
			run(graph, 1, 2, 3, 7, 4, 4), 1e-3f);
	}

	@Test
	void aTensorOfAFileMayBeAskedForAgainButNotAnotherOneOfItsName(@TempDir final Path folder) {
		final GraphBuilder graph = new GraphBuilder("test");
		final FileSlice slice = new FileSlice(folder.resolve("weights.bin"), 0, 8);
		final Value first = graph.external("w", ElementType.FLOAT, new long[] { 2 }, slice);

		assertEquals(first, graph.body().external("w", ElementType.FLOAT, new long[] { 2 }, slice));
		final FileSlice other = new FileSlice(folder.resolve("weights.bin"), 8, 8);
		assertThrows(IllegalArgumentException.class,
			() -> graph.external("w", ElementType.FLOAT, new long[] { 2 }, other));
	}

	private static float[] run(final GraphBuilder graph, final float... x) throws OrtException {
		final OrtEnvironment environment = OrtEnvironment.getEnvironment();
		try (OrtSession session = environment.createSession(graph.build().model());
			OnnxTensor input = OnnxTensor.createTensor(environment, FloatBuffer.wrap(x), ROWS);
			OrtSession.Result result = session.run(Map.of("x", input)))
		{
			final FloatBuffer values = ((OnnxTensor) result.get("y").orElseThrow()).getFloatBuffer();
			final float[] y = new float[values.remaining()];
			values.get(y);
			return y;
		}
	}
}
