package sc.fiji.unibiomed.network;

import java.util.List;

import sc.fiji.unibiomed.checkpoint.Checkpoint;
import sc.fiji.unibiomed.checkpoint.CheckpointException;
import sc.fiji.unibiomed.onnx.OnnxGraph;

/** All the graphs of a checkpoint. */
public final class NetworkGraphs {

	private NetworkGraphs() {
	}

	/** The graphs in the order in which an answer uses them, without probes. */
	public static List<OnnxGraph> all(final Checkpoint checkpoint) throws CheckpointException {
		return List.of(VisionEncoderGraph.build(checkpoint, Probes.OFF), LanguageModelGraph.build(checkpoint, Probes.OFF),
			ImageEncoderGraph.build(checkpoint, Probes.OFF), SegmentPromptGraph.build(checkpoint), MaskDecoderGraph.build(
				checkpoint, Probes.OFF), MemoryEncoderGraph.build(checkpoint, Probes.OFF), MemoryAttentionGraph.build(checkpoint));
	}
}
