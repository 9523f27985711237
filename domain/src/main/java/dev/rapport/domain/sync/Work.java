package dev.rapport.domain.sync;

import dev.rapport.domain.store.AccountRecord;
import dev.rapport.domain.store.DueAccount;
import java.util.Iterator;
import java.util.List;

/** One network's accounts in one run, and where goes what is learnt of them. */
interface Work {
    /** Whether everything is read, also what seems unchanged. */
    boolean full();

    long count();

    /** Page after page; asked for once. */
    Iterator<List<DueAccount>> batches();

    /** Accounts whose outcomes are written in one transaction: what a kill may lose. */
    int writtenTogether();

    /** @return the records as written, in order */
    List<AccountRecord> append(List<AccountRecord> records);
}
