import { callsOfThePage } from './callsOfThePage.ts';
import { cancelled } from './cancelled.ts';
import type { FullCheck } from './check.ts';
import { coverageFuzzing } from './coverageFuzzing.ts';
import { deadThreads } from './deadThreads.ts';
import { everyNode } from './everyNode.ts';
import { exportedFormulas } from './exportedFormulas.ts';
import { flippedBits } from './flippedBits.ts';
import { fullDisk } from './fullDisk.ts';
import { hostileMutations } from './hostileMutations.ts';
import { hostileTables } from './hostileTables.ts';
import { hugeFiles } from './hugeFiles.ts';
import { jazzerFuzzing } from './jazzerFuzzing.ts';
import { failedCall, killedAtCall } from './killedAtCall.ts';
import { killedProgram } from './killedProgram.ts';
import { killsDuringSaves } from './killsDuringSaves.ts';
import { largestInWindow } from './largestInWindow.ts';
import { largestRecovered } from './largestRecovered.ts';
import { largestWorkbook } from './largestWorkbook.ts';
import { anyWorkbooks, drawnNetworks, metamorphicLaws, otherDraws, twoWritings } from './longProperties.ts';
import { noNetwork } from './noNetwork.ts';
import { oddMoments } from './oddMoments.ts';
import { powerLossOnExt4 } from './powerLossOnExt4.ts';
import { savedBooks } from './savedBooks.ts';
import { soak } from './soak.ts';
import { shownNumbers } from './shownNumbers.ts';

/** Every long check, in the order of the promises: one file and one line here. */
export const fullChecks: readonly FullCheck[] = [
  killsDuringSaves,
  killedAtCall,
  failedCall,
  fullDisk,
  powerLossOnExt4,
  killedProgram,
  savedBooks,
  hostileMutations,
  hostileTables,
  coverageFuzzing,
  jazzerFuzzing,
  flippedBits,
  exportedFormulas,
  callsOfThePage,
  noNetwork,
  everyNode,
  anyWorkbooks,
  drawnNetworks,
  twoWritings,
  metamorphicLaws,
  otherDraws,
  shownNumbers,
  cancelled,
  deadThreads,
  oddMoments,
  largestWorkbook,
  largestInWindow,
  largestRecovered,
  hugeFiles,
  soak,
];
