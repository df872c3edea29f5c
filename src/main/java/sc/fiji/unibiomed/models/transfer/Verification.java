package sc.fiji.unibiomed.models.transfer;

import java.util.List;

/**
 * What came of checking a model.
 *
 * @param files how many files were compared with a checksum that their publisher, or this program, gave
 * @param sha256 of the weights, as results name it
 * @param damaged names of files that are not what they were
 * @param outOfService whether the damaged files were removed, so that the model counts as partly here until it is fetched again
 * @param repaired whether the damaged files were replaced, as the program has them inside
 * @param prepared labels of prepared networks that are damaged, with their precision; they are made again when they are needed
 */
public record Verification(int files, String sha256, List<String> damaged, boolean outOfService, boolean repaired,
	List<String> prepared)
{

	public Verification {
		damaged = List.copyOf(damaged);
		prepared = List.copyOf(prepared);
	}

	/** Whether the model itself is as it should be, perhaps again. */
	public boolean isRight() {
		return damaged.isEmpty() || repaired;
	}
}
