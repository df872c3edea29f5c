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
package sc.fiji.unibiomed.models.transfer;

import java.util.List;

import sc.fiji.unibiomed.models.store.Voucher;

/**
 * What came of checking a model.
 *
 * @param files how many files were compared with a checksum that their publisher, or this program, gave
 * @param sha256 of the weights, as results name it
 * @param damaged names of files that are not what they were
 * @param outOfService whether the damaged files were removed, so that the model counts as partly here until it is
 *           fetched again
 * @param repaired whether the damaged files were replaced, as the program has them inside
 * @param prepared labels of prepared networks that are damaged, with their precision; they are made again when they are
 *           needed
 * @param voucher who says that the weights are the right ones
 */
public record Verification(int files, String sha256, List<String> damaged, boolean outOfService, boolean repaired,
	List<String> prepared, Voucher voucher)
{

	public Verification {
		damaged = List.copyOf(damaged);
		prepared = List.copyOf(prepared);
	}

	/** Whether the model itself is as it should be, perhaps again. */
	public boolean isRight() {
		return (damaged.isEmpty() || repaired) && !(voucher instanceof Voucher.Changed);
	}
}
