import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY } from 'd3-force';
import type { SimulationNodeDatum } from 'd3-force';
import type { ClaimNetwork, PlacedNetwork } from '../../shared/document/claimNetwork.ts';

/** Enough for a hundred firms to come to rest. */
const ticks = 300;

/**
 * Places a network by forces: links pull, firms push one another away. The start, the random numbers (the library's own seeded
 * ones) and the number of steps are fixed, so that the same network lies in the same places on every machine.
 */
export function placeNetwork(network: ClaimNetwork): PlacedNetwork {
  const nodes = network.firms.map((): SimulationNodeDatum => ({}));
  const links = network.links.map(({ debtor, creditor }) => ({ source: debtor, target: creditor }));
  const simulation = forceSimulation(nodes)
    .force('link', forceLink(links).distance(50).strength(0.25))
    .force('charge', forceManyBody().strength(-160))
    .force('room', forceCollide(16))
    // Parts that nothing connects stay in the picture; it is wider than high.
    .force('x', forceX(0).strength(0.045))
    .force('y', forceY(0).strength(0.09))
    .stop();
  simulation.tick(ticks);
  return { ...network, x: scaled(nodes.map((node) => node.x ?? 0)), y: scaled(nodes.map((node) => node.y ?? 0)) };
}

function scaled(values: readonly number[]): Float64Array {
  const least = Math.min(...values);
  const span = Math.max(...values) - least;
  return Float64Array.from(values, (value) => (span > 0 ? (value - least) / span : 0.5));
}
