package sc.fiji.unibiomed.findings.measure;

import java.util.Objects;

/**
 * Where in a batch a result comes from. What nobody knows is empty.
 *
 * @param plane which pages of the image's file, as the batch's plan says, such as "1" or "series 2: stack"
 * @param taskId tells the question about the image from all others
 * @param folder of the answer in the batch's output folder, with slashes, such as "tasks/ct_0a1b2c3d4e"
 */
public record BatchOrigin(String plane, String taskId, String folder) {

	/** The result comes from no batch. */
	public static final BatchOrigin NONE = new BatchOrigin("", "", "");

	/** @throws NullPointerException if a value is {@code null} */
	public BatchOrigin {
		Objects.requireNonNull(plane, "plane");
		Objects.requireNonNull(taskId, "taskId");
		Objects.requireNonNull(folder, "folder");
	}
}
