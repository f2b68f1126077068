/** The file in DATA_DIR with the demo's addresses and one-time links; readable by its owner only. */
export const accessFile = 'demo-access.txt'
