package sc.fiji.unibiomed.spark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Row;

import sc.fiji.unibiomed.batch.plan.BatchEntry;
import sc.fiji.unibiomed.batch.task.TaskFindings;

/** A task that reads the findings of its shares from the output folder. */
record FindingRows(SharedFolder folder) implements FlatMapFunction<Iterator<Share>, Row> {

	@Override
	public Iterator<Row> call(final Iterator<Share> shares) throws IOException {
		folder.require();
		final List<Row> rows = new ArrayList<>();
		while (shares.hasNext()) {
			for (final BatchEntry entry : shares.next().plan().entries()) {
				final Optional<TaskFindings> findings = TaskFindings.of(entry, folder.folder());
				findings.map(FindingColumns::rows).ifPresent(rows::addAll);
			}
		}
		return rows.iterator();
	}
}
