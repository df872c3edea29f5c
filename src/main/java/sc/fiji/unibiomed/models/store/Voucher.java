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
package sc.fiji.unibiomed.models.store;

import java.nio.file.Path;

/** Who says that a model's weights are the right ones. */
public sealed interface Voucher {

	/** For people: goes on after "its weights are". */
	String words();

	/** Its publisher: their SHA-256 is in this program. */
	record Published() implements Voucher {

		@Override
		public String words() {
			return "as published";
		}
	}

	/**
	 * This user's record.
	 *
	 * @param date the day, ISO 8601
	 */
	record FirstSeen(String date) implements Voucher {

		@Override
		public String words() {
			return "as first seen on " + date;
		}
	}

	/** Whoever wrote the folder that was imported. */
	record Exporter() implements Voucher {

		@Override
		public String words() {
			return "as its exporter says";
		}
	}

	/** Nobody: it was never compared with anything. */
	record Nobody() implements Voucher {

		@Override
		public String words() {
			return "not checked yet; verify records what they are";
		}
	}

	/**
	 * Nobody, until they are read again: the files are not those that were compared with this user's record.
	 *
	 * @param date the day of the record, ISO 8601
	 */
	record NotCompared(String date) implements Voucher {

		@Override
		public String words() {
			return "perhaps changed since they were first seen on " + date + "; verify compares them";
		}
	}

	/**
	 * This user's record says something else.
	 *
	 * @param date the day, ISO 8601
	 * @param record where it is recorded
	 */
	record Changed(String date, Path record) implements Voucher {

		@Override
		public String words() {
			return "not as first seen on " + date + "; if they were changed on purpose, delete " + record;
		}
	}
}
