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

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.google.protobuf.ByteString;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;

/**
 * Collects the parts of one ONNX graph: inputs, initializers, nodes, outputs. Values are named automatically; inputs
 * and outputs carry the names given.
 * <p>
 * Graphs use operator set 17 of the ONNX standard and the {@code com.microsoft} operators of ONNX Runtime (which
 * documents them in its file {@code ContribOperators.md}).
 */
public final class GraphBuilder {

	/** The operator set of the standard: the first with {@code LayerNormalization}. */
	private static final long OPSET = 17;
	/** The intermediate representation that belongs to operator set 17. */
	private static final long IR_VERSION = 8;

	/** Domain of ONNX Runtime's own operators. */
	public static final String MICROSOFT = "com.microsoft";

	private final String name;
	/** Of a body, the graph it is a part of: constants are kept there. */
	private final GraphBuilder root;
	private final GraphProto.Builder graph = GraphProto.newBuilder();
	private final List<String> inputs = new ArrayList<>();
	private final List<String> outputs = new ArrayList<>();
	private final Map<String, FileSlice> externals = new HashMap<>();
	private Path weightsFolder;
	private int nextId;

	/** @param name short name of the graph */
	public GraphBuilder(final String name) {
		this.name = name;
		this.root = this;
		graph.setName(name);
	}

	private GraphBuilder(final GraphBuilder root) {
		this.name = root.fresh("body");
		this.root = root;
		graph.setName(name);
	}

	/**
	 * A part of this graph that is run several times, see {@link #scan}. It is a graph with inputs and outputs of its
	 * own, may use all values of this one, and keeps its constants here.
	 */
	public GraphBuilder body() {
		return new GraphBuilder(root);
	}

	/**
	 * Runs a body for each slice of the first axis, one after the other, without copying the slices.
	 *
	 * @param body has as many inputs, of the slices' shapes
	 * @param sliced slices × shape of a slice, each with as many slices
	 * @return per output of the body its results, stacked along a new first axis
	 */
	public Value[] scan(final GraphBuilder body, final Value... sliced) {
		return nodes("", "Scan", Map.of("body", body.graph.build(), "num_scan_inputs", sliced.length),
			body.outputs.size(), sliced);
	}

	/** Short name of the graph; of a body, one that no other has. */
	public String name() {
		return name;
	}

	/** Declares an input. */
	public Value input(final String inputName, final ElementType type, final Dimension... shape) {
		graph.addInput(declaration(inputName, type, shape));
		inputs.add(inputName);
		return new Value(inputName);
	}

	/** Makes a value an output under the given name. */
	public void output(final String outputName, final Value value, final ElementType type, final Dimension... shape) {
		graph.addNode(NodeProto.newBuilder().setName(outputName).setOpType("Identity").addInput(value.name())
			.addOutput(outputName));
		graph.addOutput(declaration(outputName, type, shape));
		outputs.add(outputName);
	}

	/**
	 * Makes a value that a node writes under exactly this name an output. Needed where the runtime must write into a
	 * buffer of the caller's without an {@code Identity} copy in between.
	 */
	public void directOutput(final Value value, final ElementType type, final Dimension... shape) {
		graph.addOutput(declaration(value.name(), type, shape));
		outputs.add(value.name());
	}

	/** A float constant that is stored in the graph itself. */
	public Value constant(final float[] values, final long... shape) {
		final ByteBuffer raw = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
		raw.asFloatBuffer().put(values);
		return inline(ElementType.FLOAT, raw, shape);
	}

	/** A float scalar constant. */
	public Value scalar(final float value) {
		return constant(new float[] { value });
	}

	/** An 8-bit constant, from 0 to 255. */
	public Value unsignedByte(final int value) {
		return inline(ElementType.UINT8, ByteBuffer.wrap(new byte[] { (byte) value }), 1);
	}

	/** A one-dimensional int64 constant. */
	public Value longs(final long... values) {
		final ByteBuffer raw = ByteBuffer.allocate(values.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
		raw.asLongBuffer().put(values);
		return inline(ElementType.INT64, raw, values.length);
	}

	private Value inline(final ElementType type, final ByteBuffer raw, final long... shape) {
		final String tensor = fresh("const");
		final TensorProto.Builder proto = TensorProto.newBuilder().setName(tensor).setDataType(type.onnxCode());
		for (final long d : shape) {
			proto.addDims(d);
		}
		root.graph.addInitializer(proto.setRawData(ByteString.copyFrom(raw)));
		return new Value(tensor);
	}

	/**
	 * A tensor that stays in its file. The same one may be asked for several times.
	 *
	 * @param tensorName name of the initializer, used in the runtime's messages
	 * @throws IllegalArgumentException if another tensor has the name, or if the file lies in another folder than those
	 *           before it: ONNX Runtime reads all external data of a graph from one folder
	 */
	public Value external(final String tensorName, final ElementType type, final long[] shape, final FileSlice data) {
		if (root != this) {
			return root.external(tensorName, type, shape, data);
		}
		final FileSlice known = externals.putIfAbsent(tensorName, data);
		if (known != null) {
			if (!known.equals(data)) {
				throw new IllegalArgumentException("Two tensors are called " + tensorName + ".");
			}
			return new Value(tensorName);
		}
		final Path folder = data.file().toAbsolutePath().getParent();
		if (weightsFolder == null) {
			weightsFolder = folder;
		}
		else if (!weightsFolder.equals(folder)) {
			throw new IllegalArgumentException(
				"Weights of one network lie in two folders, " + weightsFolder + " and " + folder + ".");
		}
		final TensorProto.Builder proto = TensorProto.newBuilder().setName(tensorName).setDataType(type.onnxCode())
			.setDataLocation(TensorProto.DataLocation.EXTERNAL);
		for (final long d : shape) {
			proto.addDims(d);
		}
		proto.addExternalData(entry("location", data.file().getFileName().toString()));
		proto.addExternalData(entry("offset", Long.toString(data.offset())));
		proto.addExternalData(entry("length", Long.toString(data.length())));
		graph.addInitializer(proto);
		return new Value(tensorName);
	}

	/** Adds a node of the ONNX standard with one output. */
	public Value node(final String operator, final Map<String, ?> attributes, final Value... operands) {
		return nodes("", operator, attributes, 1, operands)[0];
	}

	/** Adds a node of the ONNX standard without attributes. */
	public Value node(final String operator, final Value... operands) {
		return node(operator, Map.of(), operands);
	}

	/** Adds a node of ONNX Runtime's own set with one output. */
	public Value microsoft(final String operator, final Map<String, ?> attributes, final Value... operands) {
		return nodes(MICROSOFT, operator, attributes, 1, operands)[0];
	}

	/**
	 * Adds a node.
	 *
	 * @param attributes values are {@code Long}/{@code Integer}, {@code Float}, {@code String}, {@code long[]} or
	 *           graphs
	 * @param outputCount how many outputs it has
	 * @param operands inputs in order; {@code null} for an optional one that is left out
	 */
	public Value[] nodes(final String domain, final String operator, final Map<String, ?> attributes,
		final int outputCount, final Value... operands)
	{
		final String[] names = new String[outputCount];
		for (int i = 0; i < outputCount; i++) {
			names[i] = fresh(operator);
		}
		return namedNodes(domain, operator, attributes, names, operands);
	}

	/** As {@link #nodes}, with names for the outputs, which must be new in this graph. */
	public Value[] namedNodes(final String domain, final String operator, final Map<String, ?> attributes,
		final String[] outputNames, final Value... operands)
	{
		final NodeProto.Builder node = NodeProto.newBuilder().setOpType(operator).setDomain(domain)
			.setName(fresh("node"));
		for (final Value operand : operands) {
			node.addInput(operand == null ? "" : operand.name());
		}
		// Sorted, so that the same graph always gives the same bytes.
		new TreeMap<>(attributes).forEach((key, value) -> node.addAttribute(attribute(key, value)));
		final Value[] results = new Value[outputNames.length];
		for (int i = 0; i < results.length; i++) {
			node.addOutput(outputNames[i]);
			results[i] = new Value(outputNames[i]);
		}
		graph.addNode(node);
		return results;
	}

	/** The finished graph. */
	public OnnxGraph build() {
		final ModelProto model = ModelProto.newBuilder().setIrVersion(IR_VERSION).setProducerName("UniBiomed for Fiji")
			.addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(OPSET))
			.addOpsetImport(OperatorSetIdProto.newBuilder().setDomain(MICROSOFT).setVersion(1)).setGraph(graph).build();
		return new OnnxGraph(name, model.toByteArray(), weightsFolder, List.copyOf(inputs), List.copyOf(outputs));
	}

	private String fresh(final String stem) {
		return stem + '_' + root.nextId++;
	}

	private static StringStringEntryProto entry(final String key, final String value) {
		return StringStringEntryProto.newBuilder().setKey(key).setValue(value).build();
	}

	private static ValueInfoProto declaration(final String name, final ElementType type, final Dimension... shape) {
		final TensorShapeProto.Builder dims = TensorShapeProto.newBuilder();
		for (final Dimension d : shape) {
			final TensorShapeProto.Dimension.Builder dim = TensorShapeProto.Dimension.newBuilder();
			if (d.name() == null) {
				dim.setDimValue(d.size());
			}
			else {
				dim.setDimParam(d.name());
			}
			dims.addDim(dim);
		}
		return ValueInfoProto.newBuilder().setName(name).setType(TypeProto.newBuilder()
			.setTensorType(TypeProto.Tensor.newBuilder().setElemType(type.onnxCode()).setShape(dims))).build();
	}

	private static AttributeProto attribute(final String key, final Object value) {
		final AttributeProto.Builder a = AttributeProto.newBuilder().setName(key);
		if (value instanceof Float f) {
			return a.setType(AttributeType.FLOAT).setF(f).build();
		}
		if (value instanceof Number n) {
			return a.setType(AttributeType.INT).setI(n.longValue()).build();
		}
		if (value instanceof String s) {
			return a.setType(AttributeType.STRING).setS(ByteString.copyFromUtf8(s)).build();
		}
		if (value instanceof GraphProto part) {
			return a.setType(AttributeType.GRAPH).setG(part).build();
		}
		if (value instanceof long[] list) {
			a.setType(AttributeType.INTS);
			for (final long v : list) {
				a.addInts(v);
			}
			return a.build();
		}
		throw new IllegalArgumentException("Attribute " + key + " has a type that is not written: " + value.getClass());
	}
}
