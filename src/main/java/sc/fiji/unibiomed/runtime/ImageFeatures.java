package sc.fiji.unibiomed.runtime;

import java.util.Map;

import sc.fiji.unibiomed.network.sam2.ImageEncoderGraph;
import sc.fiji.unibiomed.runtime.session.Tensor;

/** What SAM 2's image encoder sees in one image: kept in native memory, to be used for any number of masks. */
public final class ImageFeatures implements AutoCloseable {

	private final Map<String, Tensor> levels;

	ImageFeatures(final Map<String, Tensor> levels) {
		this.levels = levels;
	}

	/** 1 × C/8 × S/4 × S/4. */
	Tensor level0() {
		return levels.get(ImageEncoderGraph.LEVEL0);
	}

	/** 1 × C/4 × S/8 × S/8. */
	Tensor level1() {
		return levels.get(ImageEncoderGraph.LEVEL1);
	}

	/** 1 × C × S/16 × S/16. */
	Tensor level2() {
		return levels.get(ImageEncoderGraph.LEVEL2);
	}

	/** Level 2 with the "no memory" embedding. */
	Tensor embedding() {
		return levels.get(ImageEncoderGraph.EMBEDDING);
	}

	/** Memory of all levels. */
	public long bytes() {
		return levels.values().stream().mapToLong(Tensor::byteCount).sum();
	}

	@Override
	public void close() {
		levels.values().forEach(Tensor::close);
	}
}
