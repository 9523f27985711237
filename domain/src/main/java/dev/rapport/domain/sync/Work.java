package dev.rapport.domain.sync;

import dev.rapport.domain.network.Notes;
import dev.rapport.domain.store.AccountRecord;
import dev.rapport.domain.store.DueAccount;
import java.util.Iterator;
import java.util.List;

/** One network's accounts in one run, and where goes what is learnt of them. */
interface Work {
    /** Whether everything is read, also what seems unchanged. */
    boolean full();

    /** Whether what is put off is asked again without anybody's doing. */
    boolean goesOnLater();

    long count();

    /** What adapters left of accounts that they did not finish. */
    Notes notes();

    /** Page after page; asked for once. */
    Iterator<List<DueAccount>> batches();

    /** So many outcomes make a transaction worth while; fewer wait for more, and a kill may lose them. */
    int writtenTogether();

    /** @return the records as written, in order */
    List<AccountRecord> append(List<AccountRecord> records);
}
