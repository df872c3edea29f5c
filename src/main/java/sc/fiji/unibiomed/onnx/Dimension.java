package sc.fiji.unibiomed.onnx;

/**
 * One axis of a graph input or output: either a fixed size or a name for a size that is known only when the graph runs.
 *
 * @param name symbolic name, or {@code null} when the size is fixed
 * @param size the fixed size, ignored when {@code name} is given
 */
public record Dimension(String name, long size) {

	public static Dimension of(final long size) {
		return new Dimension(null, size);
	}

	public static Dimension named(final String name) {
		return new Dimension(name, -1);
	}
}
